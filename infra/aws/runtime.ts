/** Shared settings of all functions: where the sources lie, and what they run on. */
import { join } from 'node:path'
import { Runtime } from 'aws-cdk-lib/aws-lambda'

export const RUNTIME = Runtime.NODEJS_24_X

const ROOT = join(import.meta.dirname, '../..')

/** A path in the repository. */
export const root = (...path: string[]): string => join(ROOT, ...path)
