/** What is run inside the kept page, sent as source text: each function may use nothing from outside itself. */

/** Replaces what the page shows. `css` is added to the head and stays; `html` is our own escaped string. */
export function show(html: string, title: string, css: string): void {
  if (css) {
    const style = document.createElement('style')
    style.textContent = css
    document.head.append(style)
  }
  document.title = title
  document.body.innerHTML = html
}

/** Whether every font that the laid-out page asked for is there: none still loading, none failed. */
export function fontsReady(): boolean {
  return document.fonts.status === 'loaded' && ![...document.fonts].some(({ status }) => status === 'error')
}

/** Waits for the fonts that the last layout asked for (and `font` for `text`); gives those that failed, or `''`. */
export async function loadFonts(font: string, text: string): Promise<string> {
  await document.fonts.load(font, text).catch(() => undefined)
  await document.fonts.ready
  const failed = [...document.fonts].filter(({ status }) => status === 'error')
  return failed.map(({ family, unicodeRange }) => `${family} ${unicodeRange.slice(0, 20)}`).join(', ')
}
