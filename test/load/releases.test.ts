import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { load } from '../../pipeline/load/index.ts'
import { compareVersions, isVersion } from '../../pipeline/model/releases.ts'

const programRoot = join(import.meta.dirname, '../..')
const read = (rule: string, release?: string) => load(join(programRoot, 'test/fixtures/rules', rule), { programRoot, release })

describe('the list of releases', () => {
  test('a draft sees every release, one that is made those up to it, and of what was kept what came before', async () => {
    const seen = async (release?: string) => {
      const { book } = await read('release-order-kept', release)
      return { listed: book?.releases.map(({ version }) => version), made: book?.release?.version, kept: book?.published.map(({ version }) => version) }
    }
    expect(await seen('1.0.0-rc.1')).toEqual({ listed: ['1.0.0-rc.1'], made: '1.0.0-rc.1', kept: [] })
    expect(await seen('1.0.0')).toEqual({ listed: ['1.0.0-rc.1', '1.0.0'], made: '1.0.0', kept: ['1.0.0-rc.1'] })
    expect((await seen()).kept).toEqual(['1.0.0-rc.1', '1.0.0', '1.0.0-rc.2', '1.0.0'])
  })

  test('a release that no entry names is an error: release-listed', async () => {
    const { messages } = await read('document-number-kept', '1.2.0')
    expect(messages.map(({ ruleId, reason, note }) => [ruleId, reason, note])).toEqual([['release-listed', 'There is no release 1.2.0 in manuscript/releases.yaml.', 'Did you mean “1.0.0”?']])
  })

  test('what was kept of the release itself, and of later ones, is not read', async () => {
    const { messages } = await read('release-kept', '0.2.0')
    expect(messages.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([
      ['release-kept', 'Of the release 0.1.0 nothing is kept in manuscript/releases/, and later ones are listed.'],
      ['release-kept', 'The release 0.9.0 is kept in manuscript/releases/ and stands in no list.'],
    ])
  })
})

describe('semantic versions', () => {
  test('are told from what is none', () => {
    for (const version of ['0.0.0', '1.0.0', '10.20.30', '1.0.0-rc.1', '1.0.0-0.a-b.3', '99999999999999999999.0.0']) expect(isVersion(version), version).toBe(true)
    for (const text of ['', '1', '1.0', '1.0.0.0', '01.0.0', '1.0.0-', '1.0.0-01', '1.0.0-a..b', '1.0.0+build', 'v1.0.0', ' 1.0.0', '1.0.0\n', '../1.0.0', `1.0.0-${'a'.repeat(100)}`]) expect(isVersion(text), text).toBe(false)
  })

  test('are ordered as semver.org has it', () => {
    const ascending = ['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.0.1', '1.2.0', '1.10.0', '2.0.0', '99999999999999999998.0.0', '99999999999999999999.0.0']
    ascending.forEach((one, at) => ascending.forEach((other, behind) => expect(Math.sign(compareVersions(one, other)), `${one} ${other}`).toBe(Math.sign(at - behind))))
  })
})
