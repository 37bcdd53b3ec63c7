import { Grid } from 'antd';

/** Whether the page is as narrow as a telephone's. */
export function useNarrow(): boolean {
  return Grid.useBreakpoint().md === false;
}
