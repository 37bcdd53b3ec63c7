export type { Leaving, UseLeaving } from './app/designer-context.ts';
export type { DesignerClient } from './client/designer-client.ts';
export { DesignerRoot, type DesignerRootProps } from './DesignerRoot.tsx';
