export default definePageConfig({ navigationBarTitleText: '线上课' });
