/** A PDF put together by hand, as Chromium writes them. */

/** Information first, catalog second; an object without a body is one that was numbered and never written. */
export function aFile(bodies: (string | null)[]): Buffer {
  let text = '%PDF-1.4\n%\n'
  const rows = bodies.map((body, i) => {
    const row = `${String(text.length).padStart(10, '0')} 00000 n \n`
    if (body === null) return '0000000000 00001 f \n'
    text += `${i + 1} 0 obj\n${body}\nendobj\n`
    return row
  })
  const table = text.length
  const size = bodies.length + 1
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size}\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n${table}\n%%EOF\n`,
  )
}
