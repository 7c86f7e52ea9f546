/** The name of a device as its owner knows it again: from the browser's User-Agent, as far as that says. */

const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/Android/, '安卓'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** In this order: most say of themselves that they are Chrome and Safari too. */
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/DingTalk/, '钉钉'],
  [/Edg/, 'Edge'],
  [/Firefox/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]

const LONGEST = 1000

/** `Windows 上的 Edge`; `未知设备` where nothing of it is known. */
export function deviceOf(userAgent: string | undefined): string {
  const said = (userAgent ?? '').slice(0, LONGEST)
  const named = (table: [RegExp, string][]) => table.find(([is]) => is.test(said))?.[1]
  const [system, browser] = [named(SYSTEMS), named(BROWSERS)]
  if (system && browser) return `${system} 上的 ${browser}`
  return system ?? browser ?? '未知设备'
}
