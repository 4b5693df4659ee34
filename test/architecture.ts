import { fileFaults } from './architecture-files.ts'
import { importFaults } from './architecture-imports.ts'
import type { Manifest, Tree } from './architecture-tree.ts'

/** One sentence per breach: `path: what is wrong`. */
export const architectureFaults = (tree: Tree, manifest: Manifest): string[] =>
  [...tree].flatMap(([path, source]) =>
    [...fileFaults(path, source, tree), ...importFaults(path, source, tree, manifest)].map(
      fault => `${path}: ${fault}`,
    ),
  )
