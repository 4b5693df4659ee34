import { readFileSync, globSync } from 'node:fs'
import { join } from 'node:path'

/** The rooms of the server in the order of the flow: each may call the ones above it. */
export const rooms = [
  [
    'lib',
    'db',
    'log',
    'accounts',
    'teams',
    'sign-in',
    'profiles',
    'vendor-sign-in',
    'publishing',
    'files',
    'places',
    'service-levels',
    'learning',
    'personal',
    'promising',
    'understanding',
    'surges',
  ],
  [
    'customers',
    'catalogue',
    'knowledge',
    'community',
    'templates',
    'reasons',
    'conversations',
    'messages',
    'mentions',
    'replies',
    'acts',
    'arrivals',
    'tags',
    'fields',
    'consents',
    'facts',
    'merging',
    'cases',
    'incidents',
    'hand-overs',
    'gestures',
    'promises',
  ],
  [
    'desk',
    'views',
    'drafts',
    'snippets',
    'macros',
    'readings',
    'deadlines',
    'acknowledgements',
    'proposed-reasons',
    'providers',
    'surveys',
    'alerts',
    'notice-drafts',
    'suspects',
    'praise',
    'linking',
    'likely-links',
  ],
  [
    'contact-policy',
    'delivery',
    'workforce',
    'routing-rules',
    'routing-floor',
    'routing-round',
    'routing-engine',
    'simulation',
    'routing-work',
    'routing',
    'bots',
    'calls',
    'outreach',
    'rules',
    'intake',
    'rereads',
    'quality',
  ],
  [
    'staffing',
    'timeline',
    'parity',
    'insight',
    'search',
    'notifications',
    'push',
    'webhooks',
    'privacy',
    'portal',
    'api',
  ],
].flat()

/** The rooms of the screens, each of which may use the ones above it. */
export const webRooms = [
  [
    'bring',
    'texts',
    'ui',
    'ways',
    'live',
    'api',
    'form',
    'overlay',
    'states',
    'look',
    'talk',
    'shields',
    'page',
    'actions',
  ],
  [
    'people',
    'teams',
    'profiles',
    'health',
    'profile-form',
    'public-card',
    'vendor-sign-in',
    'connecting',
    'connections',
  ],
  ['customers', 'parked', 'search', 'installation', 'notifications'],
  [
    'reasons',
    'tags',
    'fields',
    'snippets',
    'macros',
    'gestures',
    'promises',
    'providers',
    'acknowledgements',
    'levels',
  ],
  ['workforce', 'load', 'routing', 'why', 'parity', 'reports', 'settings'],
  [
    'cache',
    'evidence',
    'suspects',
    'alerts',
    'outbox',
    'limits',
    'emoji',
    'sound',
    'viewer',
    'locations',
    'parts',
    'mentions',
    'templates',
    'marks',
    'readings',
    'views',
    'inbox',
    'deadlines',
    'matter',
    'acts',
    'thread',
    'history',
    'checks',
    'composer',
    'incidents',
    'cases',
    'hand-overs',
    'facts',
    'linking',
    'customer-page',
    'together',
    'conversations',
    'wallboard',
  ],
  ['console', 'stories', 'widget'],
].flat()

/** What stands where: the path from the root → the text. */
export type Tree = Map<string, string>

/** Of package.json: the doors, and what may be imported (`dependencies`) or only by tests and the browser (`devDependencies`). */
export type Manifest = {
  imports: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

const root = join(import.meta.dirname, '..')
const looked = '{channels,protocol,server,web,demo,test,training,scripts,bench}/**/*.{ts,tsx,mjs,sql,css,html,json}'

/** The files of the project as they are. */
export function readTree(): Tree {
  const isAside = (name: string) => ['node_modules', 'dist', 'fixtures', 'results'].includes(name)
  const paths = globSync(looked, { cwd: root, exclude: name => isAside(name.split('/').at(-1)!) })
  return new Map(paths.toSorted().map(path => [path, readFileSync(join(root, path), 'utf8')]))
}

export const readManifest = (): Manifest => {
  const { optionalDependencies, ...manifest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return { ...manifest, dependencies: { ...manifest.dependencies, ...optionalDependencies } }
}
