/** A canvas knows no tokens, so it takes their values: --ground, --red, --ink, --ink-2 of tokens.css. */
export const paint = {
  ground: '#ffffff',
  main: '#c8102e',
  ink: '#211c18',
  second: '#5a524b',
  font: "-apple-system, 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif",
} as const
