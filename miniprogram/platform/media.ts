/** A file the person chose, in a browser. */
export interface ChosenFile {
  readonly name: string
  readonly bytes: number
  readonly body: Blob
}

/** Opens the browser's file chooser; undefined when the person closes it. `accept` as in HTML, such as `.xlsx`. */
export const chooseFile = (accept: string): Promise<ChosenFile | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file === undefined ? undefined : { name: file.name, bytes: file.size, body: file })
    }
    input.oncancel = () => resolve(undefined)
    input.click()
  })

/** Puts a file where an upload ticket says. `onProgress` gets 0–1. False: not all of it arrived. */
export const putFile = (
  to: string,
  file: ChosenFile,
  onProgress: (share: number) => void,
): Promise<boolean> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', to)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => resolve(request.status >= 200 && request.status < 300)
    request.onerror = () => resolve(false)
    request.ontimeout = () => resolve(false)
    request.send(file.body)
  })

/** Saves text as a file on this device (browser only). */
export const saveText = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json;charset=utf-8' }))
  openDownload(url, name)
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Lets the browser download what stands at a path of the server. */
export const openDownload = (url: string, name?: string): void => {
  const link = document.createElement('a')
  link.href = url
  link.download = name ?? ''
  link.click()
}
