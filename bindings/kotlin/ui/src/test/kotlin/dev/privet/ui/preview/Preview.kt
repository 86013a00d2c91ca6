// A stand-in: the same package and names as the real one, which Gradle takes, and only what is used here. Never shipped.
package androidx.compose.ui.tooling.preview

@Repeatable
@Target(AnnotationTarget.ANNOTATION_CLASS, AnnotationTarget.FUNCTION)
@Retention(AnnotationRetention.BINARY)
annotation class Preview(
    val name: String = "",
    val widthDp: Int = -1,
    val heightDp: Int = -1,
    val fontScale: Float = 1f,
    val uiMode: Int = 0,
)

@Target(AnnotationTarget.VALUE_PARAMETER)
@Retention(AnnotationRetention.BINARY)
annotation class PreviewParameter(
    val provider: kotlin.reflect.KClass<out PreviewParameterProvider<*>>,
)

interface PreviewParameterProvider<T> {
    val values: Sequence<T>
}
