import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { installable } from './vite.installable.ts'
import { catalogueVolumes } from './vite.texts.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Browsers that know light-dark(), popovers, nesting and :has(): all from 2024 on. */
const BROWSERS = ['chrome125', 'edge125', 'firefox128', 'safari17.5']

/** Rooms of which the first screen takes what it uses, and not all that stands behind their door: loading them does nothing. */
const PARTED = [
  ...['actions', 'api', 'cache', 'cases', 'composer', 'connections', 'customers', 'fields'],
  ...[
    'files',
    'gestures',
    'hand-overs',
    'history',
    'incidents',
    'locations',
    'macros',
    'mentions',
    'merging',
    'notifications',
  ],
  ...['overlay', 'parked', 'parts', 'people', 'reasons', 'search', 'settings', 'snippets', 'sound'],
  ...['tags', 'talk', 'teams', 'thread', 'together', 'viewer', 'views'],
]
const parted = new RegExp(`/web/(?:${PARTED.join('|')})/.*\\.tsx?$`)

/**
 * The console. `vite build` writes dist/web with hashed names and without inline scripts, styles or data: addresses, so
 * that a content security policy of 'self' holds. The stories are served in development only (`vite --mode stories`).
 */
export default defineConfig(({ mode }) => {
  const isStories = mode === 'stories'
  return {
    root: here(isStories ? './web/stories' : './web/console'),
    publicDir: false,
    cacheDir: here('./.cache/vite'),
    plugins: [react(), catalogueVolumes(), ...(isStories ? [] : [installable()])],
    // React has had it itself since 18: the stand-in for older ones stays away.
    resolve: { alias: { 'use-sync-external-store/shim/with-selector': 'use-sync-external-store/with-selector' } },
    server: { host: '127.0.0.1', fs: { allow: [here('.')] } },
    build: {
      target: BROWSERS,
      outDir: here(isStories ? './.cache/stories' : './dist/web'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      // What the desk brings later it brings ahead of time: names of what those parts need would only weigh on the first load.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_, needed, { hostType }) =>
          hostType === 'html' ? needed : needed.filter(name => name.endsWith('.css')),
      },
      rolldownOptions: { treeshake: { moduleSideEffects: [{ test: parted, sideEffects: false }] } },
      reportCompressedSize: false,
    },
    css: { modules: { generateScopedName: isStories ? '[name]-[local]' : '[hash:base64:6]' } },
  }
})
