import type { Unit } from '../../kernel/unit'

/** What another engine shows under addresses of its own. */
export interface Shown {
  /** The file at a path; undefined when the path is none of its, or shows nothing. */
  fileAt(path: string): Promise<string | undefined>
}

export interface FilesPorts {
  readonly shown: (unit: Unit) => Shown
}
