/** Files in a bucket: S3's own If-None-Match keeps a key from being written twice. */
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { LONG } from '../time-limits.ts'
import { type Files, KeyTaken, sameBytes } from './port.ts'

const TRIES = 5
const LINK_SECONDS = 60

/**
 * `site` hands requests for `/handed-out/…` on to the bucket (infra/aws/site.ts). `client` may be given for an endpoint
 * that is not AWS.
 */
export function s3Files(bucket: string, site: string, client = new S3Client({ requestHandler: LONG })): Files {
  const get: Files['get'] = async (key) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
      return Body ? new Uint8Array(await Body.transformToByteArray()) : null
    } catch (error) {
      if (error instanceof NoSuchKey) return null
      throw error
    }
  }
  return {
    get,
    async put(key, bytes, type) {
      const status = await putNew({ Bucket: bucket, Key: key, Body: bytes, ContentType: type })
      if (status === 200) return
      const held = await get(key)
      if (!held || !sameBytes(held, bytes)) throw new KeyTaken(key)
    },
    async mend(key, bytes, type) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: type }))
    },
    async link(key, { type, disposition, cache }) {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentType: type,
        ResponseContentDisposition: disposition,
        ResponseCacheControl: cache,
      })
      const { pathname, search } = new URL(await getSignedUrl(client, command, { expiresIn: LINK_SECONDS }))
      return `${site}${pathname}${search}`
    },
  }

  /** 200, or 412 when the key is taken. */
  async function putNew(object: PutObjectCommandInput): Promise<200 | 412> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(new PutObjectCommand({ ...object, IfNoneMatch: '*' }))
        return 200
      } catch (error) {
        const status = error instanceof S3ServiceException && error.$metadata.httpStatusCode
        if (status === 412) return status
        // 409: another put of this key is under way, and S3 asks to try again.
        if (status !== 409 || attempt === TRIES) throw error
      }
    }
  }
}
