/**
 * A button that vanishes when it is pressed takes the focus with it, and whoever works by keyboard or by ear would begin anew at
 * the top of the page: the focus goes to the nearest place around it that stays.
 */
export function keepFocus(): void {
  /** What has the focus, and what is around it, from the inside out. */
  let around: readonly HTMLElement[] = []
  document.addEventListener('focusin', ({ target }) => {
    around = target instanceof HTMLElement ? withAncestors(target) : []
  })
  const isLost = () => around[0]?.isConnected === false && document.activeElement === document.body
  const restore = () => {
    if (!isLost()) return
    const place = around.find((one) => one.isConnected && one !== document.body && one.id !== 'root')
    focusPlace(place ?? document.querySelector<HTMLElement>('main'))
  }
  // An element that takes the focus on purpose at that moment comes first.
  new MutationObserver(() => {
    if (isLost()) setTimeout(restore)
  }).observe(document.body, { childList: true, subtree: true })
}

function withAncestors(element: HTMLElement): HTMLElement[] {
  const path: HTMLElement[] = []
  for (let one: HTMLElement | null = element; one; one = one.parentElement) path.push(one)
  return path
}

function focusPlace(place: HTMLElement | null): void {
  if (!place) return
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true })
  }
  place.focus({ preventScroll: true })
}
