/*
 * Runs before the application, in ES5 for any browser there is: says which browsers can be used where this one cannot, what to do where
 * a script is missing or breaks, and marks the page as light or dark before anything is drawn (web/style/tokens.css).
 */
(function () {
  var tooOld = !isEnough()

  /* What Chromium 109, Firefox 115 and Safari 16.4 have, and web/older.ts does not fill in. */
  function isEnough() {
    try {
      new RegExp('(?<=a)b')
      return (
        'noModule' in document.createElement('script') &&
        typeof structuredClone === 'function' &&
        typeof Array.prototype.findLast === 'function' &&
        CSS.supports('height', '1dvh')
      )
    } catch (error) {
      return false
    }
  }

  /* Puts the right sentence in sight, as long as the application has not put itself in its place. */
  function show() {
    var old = document.getElementById('start-too-old')
    var failed = document.getElementById('start-failed')
    if (!old || !failed) return
    if (tooOld) {
      old.removeAttribute('hidden')
      failed.parentNode.removeChild(failed)
    } else failed.className = ''
  }

  var system = window.matchMedia && matchMedia('(prefers-color-scheme: dark)')

  /* As it was chosen on this device (web/parts/appearance.ts), else as the system has it. */
  function look() {
    var chosen = null
    try {
      chosen = localStorage.getItem('chuangxun:appearance')
    } catch (error) {
      /* A browser that keeps nothing goes by the system. */
    }
    var isDark = chosen === 'dark' || (chosen !== 'light' && !!system && system.matches)
    var page = document.documentElement
    if (isDark) page.setAttribute('data-dark', '')
    else page.removeAttribute('data-dark')
    var scheme = document.querySelector('meta[name="color-scheme"]')
    if (scheme) scheme.setAttribute('content', isDark ? 'dark' : 'light')
  }
  look()

  /* web/main.tsx asks for it and does not begin. */
  if (tooOld) document.documentElement.setAttribute('data-too-old', '')
  function ready() {
    if (tooOld) show()
  }
  if (!window.addEventListener) {
    window.attachEvent('onload', ready)
    return
  }
  document.addEventListener('DOMContentLoaded', ready)
  /* Chosen anew here, or in another window; or the evening has come. */
  document.addEventListener('appearance', look)
  window.addEventListener('storage', look)
  if (system && system.addEventListener) system.addEventListener('change', look)
  /* A script or style that is not there (such an event does not rise, so it is caught on its way down), or one that broke. */
  window.addEventListener('error', show, true)
  window.addEventListener('unhandledrejection', show)
})()
