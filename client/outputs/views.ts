// The view of each component; fetched when an answer first has such an output.
import { lazy } from "solid-js";
import type { Component } from "solid-js";
import type { ComponentName } from "../../pipelines/engine/components.ts";
import type { ViewProps } from "./view.ts";

type LazyView = Component<ViewProps> & { readonly preload: () => Promise<unknown> };

const json: LazyView = lazy(() => import("./JsonView.tsx"));

/** Components without an own view are shown as JSON. */
export const views: Partial<Record<ComponentName, LazyView>> & { readonly json: LazyView } = {
  markdown: lazy(() => import("./TextView.tsx")),
  citations: lazy(() => import("./PassagesView.tsx")),
  references: lazy(() => import("./ReferencesView.tsx")),
  points: lazy(() => import("./PointsView.tsx")),
  select: lazy(() => import("./ChoiceView.tsx")),
  table: lazy(() => import("./TableView.tsx")),
  chart: lazy(() => import("./ChartView.tsx")),
  findings: lazy(() => import("./code/FindingsView.tsx")),
  fixes: lazy(() => import("./code/FixesView.tsx")),
  measurements: lazy(() => import("./code/MeasurementsView.tsx")),
  walkthrough: lazy(() => import("./code/WalkthroughView.tsx")),
  files: lazy(() => import("./code/FilesView.tsx")),
  run: lazy(() => import("./code/RunView.tsx")),
  grounding: lazy(() => import("./creator/GroundingView.tsx")),
  posts: lazy(() => import("./creator/PostsView.tsx")),
  ideas: lazy(() => import("./creator/IdeasView.tsx")),
  improvement: lazy(() => import("./creator/ImprovementView.tsx")),
  sample: lazy(() => import("./code/SampleView.tsx")),
  lesson: lazy(() => import("./guide/LessonView.tsx")),
  layer: lazy(() => import("./guide/LayerView.tsx")),
  outline: lazy(() => import("./guide/OutlineView.tsx")),
  quiz: lazy(() => import("./guide/quiz/QuizView.tsx")),
  card: lazy(() => import("./guide/cards/CardView.tsx")),
  json,
};

export const Refusal = lazy(() => import("./Refusal.tsx"));
