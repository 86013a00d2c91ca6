// Lantern Pay for Android Studio. The library's modules are built from the same sources that Maven compiles and tests.
pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}

dependencyResolutionManagement {
    repositoriesMode.set(RepositoriesMode.FAIL_ON_PROJECT_REPOS)
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = "lantern-pay"

include(":app")
listOf("ffi" to "privet-ffi", "sdk" to "privet", "android" to "privet-android", "ui" to "privet-ui").forEach { (folder, name) ->
    include(":$name")
    project(":$name").projectDir = file("../bindings/kotlin/$folder")
}
