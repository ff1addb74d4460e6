export default definePageConfig({ navigationBarTitleText: '升年级' });
