// Lantern Pay for Android Studio. First `cargo xtask package android`: the app is built on the archive that it makes, as any app is.
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
        exclusiveContent {
            forRepository { maven { url = uri("../target/xtask/package/maven") } }
            filter { includeGroup("dev.privet") }
        }
        google()
        mavenCentral()
    }
}

rootProject.name = "lantern-pay"

include(":app")
// The screens, from the sources that Maven compiles and tests. `publish` puts their archives beside the other.
listOf("ui" to "privet-ui", "ui-android" to "privet-ui-android").forEach { (folder, name) ->
    include(":$name")
    project(":$name").projectDir = file("../bindings/kotlin/$folder")
}
