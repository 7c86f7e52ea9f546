/** Pasting into the field that has the focus, as the clipboard brings it: to be run in the page. */
export const paste = (text: string) => `(() => {
  const field = document.activeElement
  const data = new DataTransfer()
  data.setData('text/plain', ${JSON.stringify(text)})
  if (field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })))
    document.execCommand('insertText', false, data.getData('text/plain'))
  return field.value
})()`
