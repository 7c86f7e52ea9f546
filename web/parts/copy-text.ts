/** Puts a text on the clipboard; also over plain http, where browsers have no `navigator.clipboard`. Answers whether it did. */
export async function copyText(text: string): Promise<boolean> {
  // Typed as always there; over plain http it is not.
  const clipboard: Clipboard | undefined = navigator.clipboard
  try {
    if (clipboard) {
      await clipboard.writeText(text)
      return true
    }
  } catch {
    // Refused: the way below needs no permission.
  }
  const put = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
  }
  document.addEventListener('copy', put)
  const done = document.execCommand('copy')
  document.removeEventListener('copy', put)
  return done
}
