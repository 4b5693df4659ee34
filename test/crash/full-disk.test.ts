import { test } from 'node:test'
import { noSmallDisk, onSmallDisk } from './small-disk.ts'

const ifPossible = { skip: noSmallDisk }

test(
  'the disk of the files is full: an upload is told so, nothing half-written stays, and media come when there is room',
  ifPossible,
  () => onSmallDisk(16, 'scene-files-full.ts'),
)

test(
  'the disk of the database is full: nothing is taken that cannot be stored, and all goes on when there is room',
  ifPossible,
  () => onSmallDisk(160, 'scene-database-full.ts', 'tables'),
)

test(
  'the disk of the database is full and PostgreSQL falls: nothing taken is lost when it is started with room',
  ifPossible,
  () => onSmallDisk(160, 'scene-database-full.ts', 'log'),
)
