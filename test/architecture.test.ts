import assert from 'node:assert/strict'
import { test } from 'node:test'
import { architectureFaults } from './architecture.ts'
import { type Manifest, readManifest, readTree, rooms } from './architecture-tree.ts'

const header = '/** A room. */\n'
const manifest: Manifest = {
  imports: {
    '#channel': './channels/contract.ts',
    '#understanding/checks': './server/understanding/checks.ts',
    '#channels': './channels/index.ts',
    '#protocol': './protocol/index.ts',
    '#texts/*': './protocol/texts/*',
    '#web/*': './web/*/index.ts',
    '#*': './server/*/index.ts',
  },
  dependencies: { pg: '1', '@node/saml': '1' },
  devDependencies: { react: '1' },
}

/** A small sound project: a planted file makes exactly the complaints that follow from it. */
const sound = {
  'server/main.ts': `import { open } from '#log'\nimport { all } from '#channels'\nimport { port } from './settings.ts'\nimport about from '../package.json' with { type: 'json' }\n`,
  'server/settings.ts': 'export const port = 1\n',
  'server/lib/index.ts': `${header}export { newId } from './id.ts'\n`,
  'server/lib/id.ts': `import { hash } from 'node:crypto'\n`,
  'server/db/index.ts': `${header}export {\n  open,\n  type Tx,\n} from './open.ts'\n`,
  'server/db/open.ts': `import pg from 'pg'\nimport { newId } from '#lib'\nimport type { Channel } from '#channel'\n`,
  'server/db/open.test.ts': `import { world } from '../../test/world.ts'\nimport './open.ts'\nimport 'react'\n`,
  'server/db/door.test.ts': `import { open } from '#db'\nimport { all } from '#channels'\n`,
  'server/log/index.ts': `${header}import { type Tx } from '#db'\nimport saml from '@node/saml/lib'\n`,
  'server/understanding/index.ts': `${header}export { read } from './checks.ts'\n`,
  'server/understanding/checks.ts': '',
  'server/open.ts': `import { open } from '#db'\n`,
  'server/api/index.ts': `${header}export { nouns } from './nouns.ts'\n`,
  'server/api/nouns.ts': `import { register } from '#api/people'\n`,
  'server/api/schemas/index.ts': `export const id = 1\n`,
  'server/api/people/index.ts': `import type { Noun } from '#api'\nimport { id } from '#api/schemas'\nimport './get.ts'\n`,
  'server/api/people/get.ts': `import { page } from '../page.ts'\nconst log = await import('#log')\n`,
  'server/api/page.ts': '',
  'channels/contract.ts': '',
  'channels/index.ts': `import { mail } from './mail/index.ts'\n`,
  'channels/mail/index.ts': `import type { Channel } from '#channel'\nimport { parse } from './parse.ts'\n`,
  'channels/mail/case.ts': `import { suite } from '../suite/index.ts'\nimport { mail } from '../../test/vendors/mail.ts'\n`,
  'channels/suite/index.ts': `import 'react'\n`,
  'channels/cases.ts': `import { mail } from './mail/case.ts'\n`,
  'channels/mail/parse.ts': `import { text } from 'node:stream/consumers'\n`,
  'protocol/index.ts': `export type { Chat } from './chat.ts'\n`,
  'protocol/chat.ts': '',
  'protocol/texts/es.json': '{}',
  'web/talk/y.ts': `const again = () => patiently(() => import('#web/ui'))\n`,
  'web/ui/index.ts': `export { Button } from './button.tsx'\n`,
  'web/ui/button.tsx': `import { useState } from 'react'\nimport './button.css'\n`,
  'web/talk/index.ts': `import { Button } from '#web/ui'\nimport { Chat } from '#protocol'\nimport es from '#texts/es.json'\nimport { read } from '#understanding/checks'\n`,
  'web/talk/stories/row.story.tsx': `import { Row } from '#web/talk'\n`,
  'web/widget/index.ts': `import type { Chat } from '#protocol'\n`,
  'test/world.ts': `import { all } from '../server/open.ts'\nimport { open } from '#db'\nimport { rooms } from './vendors/mail.ts'\n`,
  'test/vendors/mail.ts': `import { world } from '../world.ts'\n`,
  'demo/main.ts': `import { open } from '../server/open.ts'\nimport { all } from '#channels'\nimport { mail } from '../test/vendors/mail.ts'\nimport { log } from '#log'\n`,
  'demo/phone/shown.ts': '',
  'demo/page/main.tsx': `import { render } from 'react'\nimport type { Bubble } from '../phone/shown.ts'\n`,
}

const faultsWith = (planted: Record<string, string>) =>
  architectureFaults(new Map(Object.entries({ ...sound, ...planted })), manifest)

test('a sound project has nothing to complain of', () => {
  assert.deepEqual(faultsWith({}), [])
})

const plants: [rule: string, path: string, source: string, complaint: string][] = [
  ['a room calls only upwards', 'server/db/x.ts', `import { read } from '#log'`, 'imports #log, which is below it'],
  ['… also for a type', 'server/db/x.ts', `import type { Slice } from '#log'`, 'imports #log, which is below it'],
  [
    '… also over several lines',
    'server/db/x.ts',
    `import {\n  read,\n  write,\n} from '#log'`,
    'imports #log, which is below it',
  ],
  ['… also passed on', 'server/db/x.ts', `export * from '#log'`, 'imports #log, which is below it'],
  ['… also late', 'server/db/x.ts', `const log = await import('#log')`, 'imports #log, which is below it'],
  ['a room does not use its own door', 'server/db/x.ts', `import { open } from '#db'`, 'imports its own door'],
  ['a room knows no channel', 'server/log/x.ts', `import { all } from '#channels'`, 'a room imports #channels'],
  [
    'a room knows nothing of the browser',
    'server/log/x.ts',
    `import { Button } from '#web/ui'`,
    'a room imports #web/ui',
  ],
  [
    'nobody goes round a door',
    'server/log/x.ts',
    `import { open } from '../db/open.ts'`,
    'goes round a door to server/db/open.ts',
  ],
  [
    '… not even main',
    'server/main-x.ts',
    `import { open } from './db/open.ts'`,
    'goes round a door to server/db/open.ts',
  ],
  [
    '… nor a test',
    'test/x.ts',
    `import { open } from '../server/db/open.ts'`,
    'goes round a door to server/db/open.ts',
  ],
  [
    '… nor a screen',
    'web/talk/x.tsx',
    `import { Button } from '../ui/button.tsx'`,
    'goes round a door to web/ui/button.tsx',
  ],
  [
    '… nor a noun of the api',
    'server/api/keys/x.ts',
    `import '../people/get.ts'`,
    'goes round a door to server/api/people/get.ts',
  ],
  [
    '… nor by name',
    'server/api/keys/x.ts',
    `import { get } from '#api/people'`,
    'a noun of the api imports #api/people',
  ],
  ['… nor in circles', 'server/api/keys/x.ts', `import { nouns } from '#api'`, 'takes more than types from #api'],
  [
    '… nor a channel its tests',
    'channels/mail/x.ts',
    `import '../suite/index.ts'`,
    'goes round a door to channels/suite/index.ts',
  ],
  [
    'only tests use tests',
    'server/log/x.ts',
    `import { world } from '../../test/world.ts'`,
    'goes round a door to test/world.ts',
  ],
  [
    'a channel knows its contract alone',
    'channels/mail/x.ts',
    `import { newId } from '#lib'`,
    'a channel imports #lib',
  ],
  ['… not the protocol', 'channels/mail/x.ts', `import type { Chat } from '#protocol'`, 'a channel imports #protocol'],
  [
    '… not another channel',
    'channels/chat/x.ts',
    `import { parse } from '../mail/parse.ts'`,
    'goes round a door to channels/mail/parse.ts',
  ],
  [
    '… nor a family that is not its own',
    'channels/mail/x.ts',
    `import { sign } from '../meta/verify.ts'`,
    'goes round a door to channels/meta/verify.ts',
  ],
  [
    '… and no family knows its channels',
    'channels/meta/x.ts',
    `import { parse } from '../facebook/parse.ts'`,
    'goes round a door to channels/facebook/parse.ts',
  ],
  ['nothing needs the demo', 'server/main-x.ts', `import '../demo/main.ts'`, 'goes round a door to demo/main.ts'],
  [
    '… which goes round no door',
    'demo/x.ts',
    `import '../server/log/index.ts'`,
    'goes round a door to server/log/index.ts',
  ],
  ['… nor into tests', 'demo/x.ts', `import '../test/world.ts'`, 'goes round a door to test/world.ts'],
  ['… nor takes from the screens', 'demo/x.ts', `import '#web/ui'`, 'the demo imports #web/ui'],
  ['… and whose page runs in browsers', 'demo/page/x.ts', `import '../main.ts'`, 'goes round a door to demo/main.ts'],
  ['… alone', 'demo/page/x.ts', `import 'node:fs'`, 'runs in browsers, but imports node:fs'],
  ['protocol knows nothing', 'protocol/x.ts', `import { newId } from '#lib'`, 'protocol imports #lib'],
  [
    '… not by a path either',
    'protocol/x.ts',
    `import { open } from '../server/db/open.ts'`,
    'goes round a door to server/db/open.ts',
  ],
  [
    'the browser does not see the server',
    'web/talk/x.ts',
    `import { newId } from '#lib'`,
    "the browser's side imports #lib",
  ],
  ['a screen uses only what is above it', 'web/ui/x.ts', `import '#web/talk'`, 'imports #web/talk, which is below it'],
  ['… also for a type', 'web/ui/x.ts', `import type { Row } from '#web/talk'`, 'imports #web/talk, which is below it'],
  [
    '… and brings what it needs later with patience',
    'web/talk/x.ts',
    `const bring = () => import('#web/ui')`,
    'brings a part without patience',
  ],
  ['… and has its place in the list', 'web/misc/x.ts', '', '"misc" is not in the list of rooms'],
  [
    'the widget carries types alone',
    'web/widget/x.ts',
    `import { Chat } from '#protocol'`,
    'the widget takes more than types from #protocol',
  ],
  [
    'browsers have no node:',
    'web/talk/x.ts',
    `import { hash } from 'node:crypto'`,
    'runs in browsers, but imports node:crypto',
  ],
  [
    '… nor has what of the server runs there, too',
    'server/understanding/x.ts',
    `import { hash } from 'node:crypto'`,
    'runs in browsers, but imports node:crypto',
  ],
  [
    '… nor has the protocol',
    'protocol/x.ts',
    `import { hash } from 'node:crypto'`,
    'runs in browsers, but imports node:crypto',
  ],
  ['Node is called node:', 'server/db/x.ts', `import { hash } from 'crypto'`, 'imports crypto without node:'],
  [
    'packages are named',
    'server/db/x.ts',
    `import x from '@node/other/deep'`,
    'imports @node/other, which package.json does not name for the server',
  ],
  [
    'the server has no tools',
    'server/db/x.ts',
    `import { useState } from 'react'`,
    'imports react, which package.json does not name for the server',
  ],
  ['a door leads somewhere', 'test/x.ts', `import { q } from '#quality'`, 'imports #quality, which leads nowhere'],
  [
    'a path leads somewhere',
    'server/db/x.ts',
    `import { q } from './q.ts'`,
    'imports server/db/q.ts, which is not there',
  ],
  ['no long file', 'server/db/x.ts', '\n'.repeat(401), '401 lines, more than 400'],
  ['no folder beside the list', 'server/shared/x.ts', '', '"shared" is not in the list of rooms'],
  ['no file beside the rooms', 'server/x.ts', '', 'stands outside the rooms'],
  ['a room has a door', 'server/desk/x.ts', '', 'the room "desk" has no door (index.ts)'],
  ['a door has a header', 'server/desk/index.ts', 'export {}', 'has no header that says what the room is and promises'],
  ['… a short one', 'server/desk/index.ts', `/**${'\n *'.repeat(10)}/`, 'has a header of more than ten lines'],
  ['kebab-case', 'server/db/openIt.ts', '', 'is not named in kebab-case'],
  ['our words', 'server/db/list-tickets.ts', '', 'has the word "tickets" in its name'],
  ['… in folders', 'web/ui/user-menu/x.ts', '', 'has the word "user" in its name'],
  ['… in migrations', 'server/db/0001-contacts.sql', '', 'has the word "contacts" in its name'],
  ['… at the end', 'server/db/mail-service.ts', '', 'has the word "service" in its name'],
]

for (const [rule, path, source, complaint] of plants) {
  test(`planted: ${rule}`, () => assert.deepEqual(faultsWith({ [path]: source }), [`${path}: ${complaint}`]))
}

test('no rule takes a good name for a bad one', () => {
  const good = ['server/contact-policy/index.ts', 'server/service-levels/index.ts', 'server/db/database.ts']
  assert.deepEqual(faultsWith(Object.fromEntries(good.map(path => [path, header]))), [])
})

test('no room stands twice in the list', () => {
  assert.equal(new Set(rooms).size, rooms.length)
})

test('the project keeps its own rules', () => {
  assert.deepEqual(architectureFaults(readTree(), readManifest()), [])
})
