import { useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { pages } from './routes.tsx';

/** All pages at their addresses. */
export function Pages() {
  const [router] = useState(() => createBrowserRouter(pages));
  return <RouterProvider router={router} />;
}
