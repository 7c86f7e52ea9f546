/** Where files lie: PDFs, pictures and frozen lists, each under a key that is never written twice, and for a day what is handed out; and where access is logged. */
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { ARRIVING } from '#functions/files/kept-attachments.ts'
import { pictureKey } from '#functions/files/pictures.ts'
import { HANDED_OUT } from '#functions/files/port.ts'
import { acknowledgeWildcards, anyObjectOf } from './wildcards.ts'

const PRIVATE = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
} satisfies BucketProps

/** A bucket as every one here is: nobody from outside, nothing unencrypted, nothing lost with the stack, and, unless `props` say otherwise, nothing left of a first try that failed. */
export const makeBucket = (scope: Construct, id: string, props: BucketProps): IBucket =>
  // CDK's own types are not made for exactOptionalPropertyTypes; a Bucket is an IBucket by its `implements`.
  new Bucket(scope, id, { ...PRIVATE, ...props }) as IBucket

export function makeFileBucket(scope: Construct, logs: IBucket): IBucket {
  return makeBucket(scope, 'Files', {
    versioned: true,
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'files/',
    lifecycleRules: [
      { abortIncompleteMultipartUploadAfter: Duration.days(7) },
      // Made anew when it is asked for again, or sent again.
      ...[HANDED_OUT, ARRIVING].map((prefix) => ({
        prefix,
        expiration: Duration.days(1),
        noncurrentVersionExpiration: Duration.days(1),
      })),
    ],
  })
}

/** Access logs of the buckets and of CloudFront, kept for a year. */
export function makeLogBucket(scope: Construct): IBucket {
  const logs = makeBucket(scope, 'Logs', {
    // CloudFront's logging writes with an ACL.
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ expiration: Duration.days(365) }],
  })
  Validations.of(logs).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'This is the bucket that holds the logs; logging its own access would log every log.',
  })
  return logs
}

const KEYS_NOT_KNOWN = 'Keys of files are made of issues and hashes that are not known beforehand.'

const allow = (role: Role, actions: string[], resource: string) =>
  role.addToPolicy(new PolicyStatement({ actions, resources: [resource] }))

/** Reading and writing of files, not deleting. Listing is what makes S3 say "no such key" instead of "forbidden". */
export function grantFiles(bucket: IBucket, role: Role): void {
  allow(role, ['s3:GetObject', 's3:PutObject'], bucket.arnForObjects('*'))
  allow(role, ['s3:ListBucket'], bucket.bucketArn)
  acknowledgeWildcards(role, KEYS_NOT_KNOWN, [anyObjectOf(bucket)])
}

/** What a preview needs: the pictures in it, and to hand out a page that is too large for an answer. */
export function grantPreviewFiles(bucket: IBucket, role: Role): void {
  const [pictures, handedOut] = [`${pictureKey('')}*`, `${HANDED_OUT}*`]
  allow(role, ['s3:GetObject'], bucket.arnForObjects(pictures))
  allow(role, ['s3:GetObject', 's3:PutObject'], bucket.arnForObjects(handedOut))
  allow(role, ['s3:ListBucket'], bucket.bucketArn)
  acknowledgeWildcards(role, KEYS_NOT_KNOWN, [anyObjectOf(bucket, pictures), anyObjectOf(bucket, handedOut)])
}
