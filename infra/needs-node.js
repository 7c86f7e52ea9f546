/**
 * Ends in one line where Node is too old for us, before something fails in other words. `npm ci` brings the right one, which npm's
 * scripts take. Plain JavaScript, because an older Node reads no TypeScript.
 */
const NEEDED = 24

if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  process.stderr.write(
    `窗讯需要 Node.js ${NEEDED} 或更高版本，现在用的是 ${process.versions.node}。请先运行 npm ci（会装好所需版本），再用 npm start、npm test 或 npx 运行。\n`,
  )
  process.exit(1)
}
