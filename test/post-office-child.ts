/** A process that sends what is due until it is killed: what the test of that is about. */
import { openPostOffice } from './post-office.ts'

const office = await openPostOffice({ there: JSON.parse(process.env.OFFICE!) })
office.run()
process.send!('running')
