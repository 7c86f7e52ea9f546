/** The tests with Amazon's DynamoDB Local in place of the embedded engine. */
import { join } from 'node:path'
import { mergeConfig } from 'vitest/config'
import config from '../../vitest.config.ts'

export default mergeConfig(config, {
  resolve: {
    alias: [
      {
        find: /^(\.\.\/)+infra\/local\/engine\.ts$/,
        replacement: join(import.meta.dirname, 'amazons-engine.ts'),
      },
    ],
  },
})
