/**
 * Parity: whether all who write wait alike, whatever door they come by and whoever reads along (law 3), told from real
 * turns. Promises: reads and never decides; a sample is drawn by chance and its size is told; what is unknown is a group of
 * its own; nothing is said of a group too small to tell.
 */
export { parityReport, type ParityAsk } from './report.ts'
export { groupsOf, reachesOf, type Turn } from './groups.ts'
