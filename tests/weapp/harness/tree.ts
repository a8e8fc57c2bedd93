/** A node of the tree that Taro hands to setData. `nn` is the component's number in base.wxml, `v` a text's content. */
export interface WeappNode {
  nn?: string
  cn?: WeappNode[]
  sid?: string
  uid?: string
  /** Text; only text nodes have it. */
  v?: string
  /** Classes. */
  cl?: string
  [property: string]: unknown
}

export const childrenOf = (node: WeappNode): WeappNode[] =>
  (node.cn ?? []).filter((child) => typeof child === 'object')

/** All text below a node, in order. */
export const textOf = (node: WeappNode): string => node.v ?? childrenOf(node).map(textOf).join('')

/** Every node below and including `node` that passes, in document order. */
export function findAll(node: WeappNode, passes: (node: WeappNode) => boolean): WeappNode[] {
  return [...(passes(node) ? [node] : []), ...childrenOf(node).flatMap((child) => findAll(child, passes))]
}

/** The innermost element that shows `text`; the last one where several do. */
export function findByText(node: WeappNode, text: string): WeappNode | undefined {
  return findAll(node, (one) => one.v === undefined && textOf(one).includes(text)).at(-1)
}

export const countNodes = (node: WeappNode): number => findAll(node, () => true).length

/** Levels from `node` down to its deepest descendant; a leaf has 1. */
export const depthOf = (node: WeappNode): number => 1 + Math.max(0, ...childrenOf(node).map(depthOf))
