import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { childrenOf, type WeappNode } from './tree'

export interface Alias {
  tag: string
  /** Short property of the node (`p4`) → attribute in WXML (`aria-label`). */
  attributes: Record<string, string>
}

/** base.wxml tells what each property of a node means: `<template name="tmpl_0_7"><view aria-label="{{i.p4}}" …`. */
export function readAliases(dist: string): Map<string, Alias> {
  const source = readFileSync(join(dist, 'base.wxml'), 'utf8')
  const templates = source.matchAll(
    /<template name="tmpl_0_([\w-]+?)(?:_blur)?">\s*<(?!template)([a-z-]+)([^>]*)>/g,
  )
  const aliases = new Map<string, Alias>()
  for (const [, number = '', tag = '', attributes = ''] of templates) {
    const pairs = [...attributes.matchAll(/([a-zA-Z-]+)="\{\{[^}]*?i\.(\w+)/g)]
    aliases.set(number, {
      tag,
      attributes: Object.fromEntries(pairs.map(([, name = '', short = '']) => [short, name])),
    })
  }
  return aliases
}

const BOOKKEEPING = new Set(['cn', 'nn', 'sid', 'uid', 'v'])

/** The tree as indented WXML-like text, for a person who reads a failed test. */
export function describe(aliases: Map<string, Alias>, node: WeappNode, depth = 0): string {
  const indent = '  '.repeat(depth)
  if (node.v !== undefined) return indent + JSON.stringify(node.v)
  const alias = aliases.get(node.nn ?? '')
  const attributes = Object.entries(node)
    .filter(([name]) => !BOOKKEEPING.has(name))
    .map(([name, value]) => ` ${alias?.attributes[name] ?? name}=${JSON.stringify(value)}`)
    .join('')
  const lines = childrenOf(node).map((child) => describe(aliases, child, depth + 1))
  return [`${indent}<${alias?.tag ?? node.nn ?? '?'}${attributes}>`, ...lines].join('\n')
}

/** The value of a WXML attribute of a node, `aria-label` say. */
export function attributeOf(aliases: Map<string, Alias>, node: WeappNode, attribute: string): unknown {
  const named = Object.entries(aliases.get(node.nn ?? '')?.attributes ?? {})
  const short = named.find(([, name]) => name === attribute)?.[0]
  return short === undefined ? undefined : node[short]
}
