import { fullRound, arrivals, inCrowd } from './measure-routing.ts'
const [what, a, w] = process.argv.slice(2)
if (what === 'full') for (let i = 0; i < 3; i++) console.log(fullRound(Number(a), Number(w), i))
else if (what === 'calm') { const t = arrivals(Number(a), Number(w), 1000).toSorted((x, y) => x - y); console.log(t[500], t[990]) }
else console.log(inCrowd(Number(a), Number(w), 500))
