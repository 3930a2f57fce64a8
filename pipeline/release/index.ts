export { assertPublishable, CannotPublish, publish, type Output } from './publish.ts'
export { BuildRunning, lock } from './lock.ts'
