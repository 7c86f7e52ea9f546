/** The whole system in one stack: table, files, functions, site, what wakes the workers, and alarms. */
import { RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { makeAlarms } from './alarms.ts'
import { addRoutes, makeApi } from './api.ts'
import { grantFiles, grantPreviewFiles, makeFileBucket, makeLogBucket } from './bucket.ts'
import { makeFunctions, makeRoles } from './functions.ts'
import { makeMail } from './mail.ts'
import { listenToSes } from './mail-events.ts'
import { printOutputs } from './outputs.ts'
import type { Settings } from './settings.ts'
import { makeSite } from './site.ts'
import { deploySiteFiles } from './site-files.ts'
import { grantRows, grantSessions, makeTable } from './table.ts'
import { wakeWorkers } from './work.ts'

export function makeStack(scope: Construct, settings: Settings, props: StackProps = {}): Stack {
  const stack = new Stack(scope, settings.name, props)
  const table = makeTable(stack)
  const logs = makeLogBucket(stack)
  const files = makeFileBucket(stack, logs)
  const secret = makeSecret(stack)
  const mail = makeMail(stack, settings)
  const api = makeApi(stack)
  const site = makeSite(stack, { api, kept: files, logs }, settings)

  // Installations that share an account have metrics of their own.
  const namespace = stack.stackName
  const roles = makeRoles(stack)
  for (const role of [roles.api, roles.stream, roles.sweep]) {
    grantRows(table, role)
    grantFiles(files, role)
    secret.grantRead(role)
  }
  // It runs the browser on what anybody who is signed in sends: it writes no row and knows no secret.
  grantSessions(table, roles.preview)
  grantPreviewFiles(files, roles.preview)
  mail.grantSend(roles.stream)
  mail.grantSend(roles.sweep)

  const functions = makeFunctions(
    stack,
    roles,
    {
      all: {
        TABLE_NAME: table.tableName,
        BUCKET_NAME: files.bucketName,
        PUBLIC_URL: site.url,
        ...(settings.logLevel ? { LOG_LEVEL: settings.logLevel } : {}),
        ...(settings.trustedDays === undefined ? {} : { TRUSTED_DAYS: String(settings.trustedDays) }),
        ...(settings.freshCodeHours === undefined ? {} : { FRESH_CODE_HOURS: String(settings.freshCodeHours) }),
      },
      withSecret: {
        SECRET_ARN: secret.secretArn,
        MAIL_FROM: settings.mailFrom,
        ...(settings.mailMaxMb ? { MAIL_MAX_MB: String(settings.mailMaxMb) } : {}),
      },
      workers: {
        ...mail.variables,
        METRIC_NAMESPACE: namespace,
        ...(settings.mailRate ? { MAIL_RATE: String(settings.mailRate) } : {}),
        ...(settings.administrator ? { ADMINISTRATOR: settings.administrator } : {}),
      },
    },
    settings,
  )
  addRoutes(api, functions)
  const givenUp = wakeWorkers(stack, table, functions, roles.stream)
  const mailEvents = mail.configurationSet && listenToSes(stack, { table, secret }, mail.configurationSet)
  deploySiteFiles(stack, site, Object.values(functions))
  const alarms = makeAlarms(stack, { namespace, functions, api, table, givenUp, mailEvents }, settings)
  printOutputs(stack, { site, mail, table, files, logs, givenUp, mailEvents, alarms })
  return stack
}

/** The key of the sign-in codes and of the seals of sessions and records: made by AWS, seen by nobody, read by the functions when they start. */
function makeSecret(scope: Construct): Secret {
  const secret = new Secret(scope, 'SignInKey', {
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  })
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason:
      'It is never given out, and the seals of records are made with it: another one would show every record as broken.',
  })
  return secret
}
