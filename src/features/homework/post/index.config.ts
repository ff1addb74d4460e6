export default definePageConfig({ navigationBarTitleText: '公布作业' });
