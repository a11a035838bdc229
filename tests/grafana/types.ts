// SPDX-License-Identifier: GPL-3.0-or-later
// The types of Grafana's own package that become JSON schemas (schema.js).
import type * as D from '@grafana/schema/dist/esm/raw/dashboard/x/dashboard_types.gen';
import type * as BarChart from '@grafana/schema/dist/esm/raw/composable/barchart/panelcfg/x/BarChartPanelCfg_types.gen';
import type * as Geomap from '@grafana/schema/dist/esm/raw/composable/geomap/panelcfg/x/GeomapPanelCfg_types.gen';
import type * as Stat from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type * as StateTimeline from '@grafana/schema/dist/esm/raw/composable/statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen';
import type * as Table from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type * as TimeSeries from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

export interface Dashboard extends D.Dashboard {}
export interface Panel extends D.Panel {}
export interface Row extends D.RowPanel {}

export interface BarChartOptions extends BarChart.Options {}
export interface BarChartCustom extends BarChart.FieldConfig {}
export interface GeomapOptions extends Geomap.Options {}
export interface StatOptions extends Stat.Options {}
export interface StateTimelineOptions extends StateTimeline.Options {}
export interface StateTimelineCustom extends StateTimeline.FieldConfig {}
export interface TableOptions extends Table.Options {}
export type TableCustom = Table.FieldConfig;
export interface TimeSeriesOptions extends TimeSeries.Options {}
export interface TimeSeriesCustom extends TimeSeries.FieldConfig {}
