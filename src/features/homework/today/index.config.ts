export default definePageConfig({ navigationBarTitleText: '今日作业' });
