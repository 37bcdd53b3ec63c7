import { Navigate, type RouteObject } from 'react-router';
import { WaitingPage } from '../components/Waiting.tsx';
import { SignInPage } from '../screens/sign-in/SignInPage.tsx';
import { Crashed } from './Crashed.tsx';
import { MayOpen } from './MayOpen.tsx';
import { NotFound } from './NotFound.tsx';
import { Shell } from './Shell.tsx';
import { SignedIn } from './SignedIn.tsx';

/** Every page by its address. Pages load when they are opened; the heavy editors only with theirs. */
export const pages: RouteObject[] = [
  {
    path: '/sign-in',
    element: <SignInPage />,
    errorElement: <Crashed />,
    hydrateFallbackElement: <WaitingPage />,
  },
  {
    path: '/',
    element: (
      <SignedIn>
        <Shell />
      </SignedIn>
    ),
    errorElement: <Crashed />,
    hydrateFallbackElement: <WaitingPage />,
    children: [
      { index: true, element: <Navigate to="/inbox" replace /> },
      {
        path: 'inbox',
        lazy: async () => ({ Component: (await import('../screens/inbox/InboxPage.tsx')).InboxPage }),
      },
      {
        path: 'tasks/:id',
        lazy: async () => ({ Component: (await import('../screens/task/TaskPage.tsx')).TaskPage }),
      },
      {
        path: 'start',
        lazy: async () => ({ Component: (await import('../screens/start/StartPage.tsx')).StartPage }),
      },
      {
        path: 'start/:key',
        lazy: async () => ({ Component: (await import('../screens/start/StartFormPage.tsx')).StartFormPage }),
      },
      {
        path: 'instances',
        lazy: async () => ({
          Component: (await import('../screens/instances/InstancesPage.tsx')).InstancesPage,
        }),
      },
      {
        path: 'instances/:id',
        lazy: async () => ({
          Component: (await import('../screens/instance/InstancePage.tsx')).InstancePage,
        }),
      },
      {
        element: <MayOpen permission="monitor" />,
        children: [
          {
            path: 'pending',
            lazy: async () => ({
              Component: (await import('../screens/pending/PendingPage.tsx')).PendingPage,
            }),
          },
          {
            path: 'incidents',
            lazy: async () => ({
              Component: (await import('../screens/incidents/IncidentsPage.tsx')).IncidentsPage,
            }),
          },
        ],
      },
      {
        element: <MayOpen permission="design" />,
        children: [
          {
            path: 'design/*',
            lazy: async () => ({ Component: (await import('../screens/design/DesignPage.tsx')).DesignPage }),
          },
        ],
      },
      {
        element: <MayOpen permission="administer" />,
        children: [
          {
            path: 'tokens',
            lazy: async () => ({ Component: (await import('../screens/tokens/TokensPage.tsx')).TokensPage }),
          },
        ],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
];
