export default definePageConfig({ navigationBarTitleText: '这周实际写了多久' });
