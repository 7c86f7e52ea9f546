/** Reads a secret value where it lies: in the environment, or in Secrets Manager, so that no console page shows it. */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { QUICK } from '../time-limits.ts'
import type { Secret } from './environment.ts'

/** @throws Error if the secret holds no text. */
export async function readSecret(secret: Secret): Promise<string> {
  if ('value' in secret) return secret.value
  const { SecretString } = await new SecretsManagerClient({ requestHandler: QUICK }).send(
    new GetSecretValueCommand({ SecretId: secret.arn }),
  )
  if (!SecretString) throw new Error(`The secret ${secret.arn} holds no text.`)
  return SecretString
}
