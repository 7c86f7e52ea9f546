/** A worker at one distribution, whoever has its work and whatever else is due. */
import type { WorkerDeps } from '#functions/deps.ts'
import { distribute } from '#functions/workers/distribution/distribute.ts'
import type { Issue } from '#shared/issue/issue.ts'

export const workAt = (deps: WorkerDeps, { id: issueId }: Pick<Issue, 'id'>) =>
  distribute(deps, { kind: 'distribute', issueId }, { id: 'a-work', renew: async () => {} })
