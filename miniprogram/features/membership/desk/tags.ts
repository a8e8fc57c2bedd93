/** Tags as they are typed, with any mark between them, each once. */
export const splitTags = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,;；\s]+/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
]
