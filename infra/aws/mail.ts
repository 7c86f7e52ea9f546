/** How mail goes out: by SES with an identity and a configuration set, or by the centre's own server. */
import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { ConfigurationSet, EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses'
import type { Construct } from 'constructs'
import type { Settings } from './settings.ts'
import { acknowledgeWildcards } from './wildcards.ts'

/** What workers are told of it, how they are let, and whose events tell what became of mails (null where none come). */
export type MailWay = {
  variables: Record<string, string>
  grantSend: (role: Role) => void
  configurationSet: ConfigurationSet | null
}

export function makeMail(scope: Construct, settings: Settings): MailWay {
  return settings.mail === 'smtp' ? bySmtp(scope, settings) : bySes(scope, settings)
}

function bySes(scope: Construct, { mailFrom, mailIdentity }: Settings): MailWay {
  const domain = mailFrom.slice(mailFrom.indexOf('@') + 1)
  if (mailIdentity === 'create') new EmailIdentity(scope, 'MailDomain', { identity: Identity.domain(domain) })
  const configurationSet = new ConfigurationSet(scope, 'Mail', {
    reputationMetrics: true,
    // Ours is the one list: shown, and lifted by an administrator (docs/decisions/0007).
    disableSuppressionList: true,
  })
  const arn = (resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service: 'ses', resource, resourceName })
  return {
    configurationSet,
    variables: { MAIL: 'ses', SES_CONFIGURATION_SET: configurationSet.configurationSetName },
    grantSend: (role) => {
      // The quota is the account's; SES knows no narrower resource for asking.
      role.addToPolicy(new PolicyStatement({ actions: ['ses:GetSendQuota'], resources: ['*'] }))
      acknowledgeWildcards(role, 'ses:GetSendQuota cannot be granted for one resource.', ['Resource::*'])
      role.addToPolicy(
        new PolicyStatement({
          actions: ['ses:SendRawEmail'],
          // Verified is the domain, or in an account that has only that, the address.
          resources: [
            arn('identity', domain),
            arn('identity', mailFrom),
            arn('configuration-set', configurationSet.configurationSetName),
          ],
          conditions: { StringEquals: { 'ses:FromAddress': mailFrom } },
        }),
      )
    },
  }
}

function bySmtp(scope: Construct, { smtpSecretArn = '' }: Settings): MailWay {
  const secret = Secret.fromSecretCompleteArn(scope, 'SmtpServer', smtpSecretArn)
  return {
    configurationSet: null,
    variables: { MAIL: 'smtp', SMTP_URL_ARN: secret.secretArn },
    grantSend: (role) => {
      secret.grantRead(role)
    },
  }
}
