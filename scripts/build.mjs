// `npm run build`: what browsers load, into dist/.
import { buildPages } from './pages.mjs'
import { findNode } from './setup.mjs'

const node = findNode()
const broken = node ? buildPages(node, { building: () => {} }) : 'Building needs Node 26 or later.'
if (broken) console.error(broken)
process.exitCode = broken ? 1 : 0
