import { complaintsIn } from '../meta/complaint.ts'

export { complaintIn, isGone, isOfTokens, type Complaint } from '../meta/complaint.ts'

export const { failure, sickness } = complaintsIn({
  ofPace: new Set([4, 17, 32, 613, 80001, 80002, 80006]),
  isForbidden: ({ code, subcode }) =>
    code === 3 || code === 230 || (code === 10 && (subcode === undefined || subcode === 2018300)),
  forbidsAll: 200,
})
