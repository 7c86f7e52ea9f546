/** Saves what the page holds as a file of this name. */

export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads it after the click; a minute is enough for any of ours.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
