/** Lambda: previews, with the browser; API Gateway sends it nothing else. It is told no secret and may write no row. */
import { createPreviewApp } from '../api/preview-app.ts'
import { randomId } from '../deps.ts'
import { picturesIn } from '../files/pictures.ts'
import { s3Files } from '../files/s3.ts'
import { openPrinter } from '../print/printer.ts'
import { openTable } from '../store/table.ts'
import { readPreviewEnvironment } from './environment.ts'
import { log } from './log.ts'
import { serve } from './serve.ts'

const { table, bucket, publicUrl, signIn } = readPreviewEnvironment(process.env)
const files = s3Files(bucket, publicUrl)
const { print } = await openPrinter({ start: 'background', pictures: picturesIn(files), log })

/** For a table that is only read: nothing is sealed. */
const NO_SECRET = ''

export const handler = serve(
  createPreviewApp(
    {
      table: openTable(table, NO_SECRET),
      files,
      place: { publicUrl, signIn, secret: null },
      print,
      clock: () => new Date(),
      newId: randomId,
    },
    log,
  ),
)
