/** Files in a bucket: S3's own If-None-Match keeps a key from being written twice. */
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { type Files, KeyTaken, sameBytes } from './port.ts'

/** `client` may be given for an endpoint that is not AWS. */
export function s3Files(bucket: string, client = new S3Client({})): Files {
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
      try {
        await client.send(
          new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: type, IfNoneMatch: '*' }),
        )
      } catch (error) {
        if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 412) throw error
        const held = await get(key)
        if (!held || !sameBytes(held, bytes)) throw new KeyTaken(key)
      }
    },
  }
}
